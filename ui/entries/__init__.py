"""Journal: every entry in a list, searched and filtered, with a pane to read, edit and label one."""
