"""Many scans together, computed anew each time from what was answered."""
