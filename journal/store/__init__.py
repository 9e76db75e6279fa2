"""One encrypted file and its rules: keys, connection, schema, history and what is projected from it."""
