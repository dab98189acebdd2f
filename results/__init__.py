"""What comes out of a scan: radar, advice and everything shown or kept of a profile."""
