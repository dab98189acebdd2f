"""The feedback meeting: comparison of two views, talking points, outcomes and the meeting card (gesprekskaart)."""
