"""Tests of the wallet's parts that need no service behind them."""
