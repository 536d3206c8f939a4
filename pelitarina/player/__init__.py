"""The program people see: a model, messages that change it, and views of it as trees of widgets."""
