"""What happens when something in Attune breaks: the draft is kept, a report without a word of it is made, and shown."""
