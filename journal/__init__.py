"""Everything in Attune that is true without a screen: values, storage, reading, guidance and trends."""
