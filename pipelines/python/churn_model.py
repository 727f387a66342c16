"""Logistic regression with the standard library alone: trains when asked for a model, else predicts.

One file does both, so that training and serving make the same features of a row.
"""

import argparse
import csv
import json
import math
import os
import random
import statistics

TARGET, POSITIVE = "Churn", "Yes"
NUMBERS = ["tenure", "MonthlyCharges", "TotalCharges"]
WORDS = [
    "Contract",
    "InternetService",
    "OnlineSecurity",
    "PaperlessBilling",
    "PaymentMethod",
    "TechSupport",
]
RATE, PENALTY = 0.05, 1e-4


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(row, column):
    """The number of a field; an empty field counts as 0."""
    return float(row[column]) if row[column] else 0.0


def features(row, scales):
    """Name and value of each feature of a row; scales holds (mean, deviation) by column."""
    found = [("bias", 1.0)]
    for column in NUMBERS:
        mean, deviation = scales[column]
        found.append((column, (number(row, column) - mean) / deviation))
    found.extend((column + "=" + row[column], 1.0) for column in WORDS)
    return found


def probability(weights, found):
    score = sum(weights.get(name, 0.0) * value for name, value in found)
    return 1.0 / (1.0 + math.exp(-max(-35.0, min(35.0, score))))


def fitted_scales(rows):
    scales = {}
    for column in NUMBERS:
        values = [number(row, column) for row in rows]
        scales[column] = (statistics.fmean(values), statistics.pstdev(values) or 1.0)
    return scales


def epoch(weights, examples, rate):
    """One pass over the examples; returns the mean log loss seen on the way."""
    loss = 0.0
    for found, label in examples:
        share = probability(weights, found)
        loss -= math.log(share if label else 1.0 - share)
        for name, value in found:
            old = weights.get(name, 0.0)
            weights[name] = old + rate * ((label - share) * value - PENALTY * old)
    return loss / len(examples)


def train(epochs):
    rows = read(os.environ["TY_INPUT_TRAIN"])
    scales = fitted_scales(rows)
    examples = [(features(row, scales), int(row[TARGET] == POSITIVE)) for row in rows]
    order = random.Random(42)
    weights = {}
    with open(os.environ["TY_EVENTS"], "a", encoding="utf-8") as events:
        for step in range(1, epochs + 1):
            order.shuffle(examples)
            loss = epoch(weights, examples, RATE / step)
            events.write(json.dumps({"metric": "trainLogLoss", "value": loss, "step": step}) + "\n")
    with open(os.environ["TY_OUTPUT_MODEL"], "w", encoding="utf-8") as file:
        json.dump({"scales": scales, "weights": weights}, file, sort_keys=True)


def predict():
    with open(os.environ["TY_INPUT_MODEL"], encoding="utf-8") as file:
        model = json.load(file)
    predictions = os.environ["TY_OUTPUT_PREDICTIONS"]
    with open(predictions, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["prediction", "probability_No", "probability_Yes"])
        for row in read(os.environ["TY_INPUT_ROWS"]):
            yes = probability(model["weights"], features(row, model["scales"]))
            out.writerow(["Yes" if yes >= 0.5 else "No", repr(1.0 - yes), repr(yes)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=20)
    arguments = parser.parse_args()
    if "TY_OUTPUT_MODEL" in os.environ:
        train(arguments.epochs)
    else:
        predict()


if __name__ == "__main__":
    main()
