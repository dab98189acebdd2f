"""Learning goals: prompts, form fields, plans over several scans, and the trajectory."""
