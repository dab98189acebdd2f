"""The plan for the IOP as a Word document."""
