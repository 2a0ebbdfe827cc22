"""The networks that a study tells of, for programs that draw and measure graphs."""
