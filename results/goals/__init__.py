"""Learning goals: starters and evidence prompts, form fields, plans over several scans, and the trajectory."""
