"""The feedback meeting: two views compared, talking points, outcomes and the gesprekskaart."""
