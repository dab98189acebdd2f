"""Reading what authors wrote: strict YAML, every mistake told at once, and how the wording reads."""
