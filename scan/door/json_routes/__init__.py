"""Routes that take JSON of our pages and store what it says: late texts, and feedback on questions."""
