"""What the catalogue offers for whom: what is missing, and how often each entry is advised."""
