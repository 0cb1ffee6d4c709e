"""Finds whole rigs for a workload: the Pareto front of builds that are proven to fit."""

from rigbuilder.advisor.suggest.demands import NOISES, CaseStyle, Demands, Noise, PriceLevel
from rigbuilder.advisor.suggest.result import Relaxation, Suggestion, Suggestions
from rigbuilder.advisor.suggest.search import Step
from rigbuilder.advisor.suggest.suggest import (
    DemandError,
    SuggestCancelled,
    suggest,
    suggest_steps,
)

__all__ = [
    "NOISES",
    "CaseStyle",
    "DemandError",
    "Demands",
    "Noise",
    "PriceLevel",
    "Relaxation",
    "Step",
    "SuggestCancelled",
    "Suggestion",
    "Suggestions",
    "suggest",
    "suggest_steps",
]
