"""Children: a page a child, with what can be seen at this age, placements and life events."""
