"""How fast Attune is: each of the design's budgets beside its floor, measured in the same run."""
