"""The rules: each one function with an id and a page in docs/rules; ``evaluate`` runs them all."""
