"""The Qt desktop: screens that lay out and ask; the rules are in `journal`."""
