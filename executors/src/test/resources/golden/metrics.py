"""Writes metrics.json beside it: what scikit-learn says of made-up predictions.

Run with scikit-learn 1.9.1 and numpy 2.4.6:  python metrics.py
"""
import json
import pathlib
import random
import warnings

import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = random.Random(20261121)
cases = []


def classes_case(name, actual, predicted, probabilities, classes, positive=None, weights=None):
    labels = list(range(classes))
    expected = {"accuracy": m.accuracy_score(actual, predicted, sample_weight=weights)}
    averages = ["macro", "weighted", "micro"] + (["binary"] if positive is not None else [])
    for average in averages:
        for metric, function in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
            if average == "binary":
                pick = {"labels": labels, "pos_label": positive}
            else:
                pick = {}
            expected[f"{metric}.{average}"] = float(
                function(actual, predicted, average=average, sample_weight=weights, **pick))
    expected["logLoss"] = m.log_loss(actual, probabilities, labels=labels, sample_weight=weights)
    present = set(a for a, w in zip(actual, weights or [1] * len(actual)) if w > 0)
    if positive is not None:
        if len(present) == 2:
            yes = [1 if a == positive else 0 for a in actual]
            expected["auc"] = m.roc_auc_score(yes, [p[positive] for p in probabilities], sample_weight=weights)
    elif len(present) == classes:
        # One class against all others, each weighted: what multi_class='ovr', average='macro' means.
        expected["auc"] = sum(
            m.roc_auc_score([1 if a == c else 0 for a in actual], [p[c] for p in probabilities], sample_weight=weights)
            for c in labels) / classes
        if weights is None:
            assert abs(expected["auc"] - m.roc_auc_score(
                actual, probabilities, multi_class="ovr", average="macro", labels=labels)) < 1e-12
    cases.append({"name": name, "task": "classes", "classes": classes, "positive": positive, "actual": actual,
                  "predicted": predicted, "probabilities": probabilities, "weights": weights, "expected": expected})


def numbers_case(name, actual, predicted, weights=None):
    expected = {"mse": m.mean_squared_error(actual, predicted, sample_weight=weights),
                "rmse": m.root_mean_squared_error(actual, predicted, sample_weight=weights),
                "mae": m.mean_absolute_error(actual, predicted, sample_weight=weights)}
    if len(actual) > 1:
        expected["r2"] = m.r2_score(actual, predicted, sample_weight=weights)
    cases.append({"name": name, "task": "number", "actual": actual, "predicted": predicted, "weights": weights,
                  "expected": expected})


def distribution(classes, digits):
    """Probabilities that sum to 1 and, with few digits, tie often."""
    draws = [rng.random() + 0.05 for _ in range(classes)]
    first = [round(d / sum(draws), digits) for d in draws[:-1]]
    return first + [1.0 - sum(first)]


def rows(count, classes, digits, of=None):
    actual = [rng.choice(of or list(range(classes))) for _ in range(count)]
    probabilities = [distribution(classes, digits) for _ in range(count)]
    predicted = [max(range(classes), key=p.__getitem__) for p in probabilities]
    return actual, predicted, probabilities


def weights(count):
    return [round(rng.uniform(0, 3), 3) for _ in range(count)]


def pair(scores):
    return [[1.0 - s, s] for s in scores]


classes_case("two classes", *rows(200, 2, 12), 2, 1)
classes_case("two classes, the first is positive", *rows(120, 2, 12), 2, 0)
classes_case("ties in the scores", *rows(200, 2, 1), 2, 1)
classes_case("every score the same", [0, 1, 0, 1, 1], [1] * 5, pair([0.5] * 5), 2, 1)
classes_case("weights", *rows(150, 2, 12), 2, 1, weights(150))
classes_case("weights and ties", *rows(150, 2, 1), 2, 1, weights(150))
classes_case("weights of zero", [0, 1, 1, 0, 1], [0, 1, 0, 1, 1], pair([0.1, 0.9, 0.4, 0.6, 0.7]), 2, 1,
             [1.0, 0.0, 2.0, 0.0, 0.5])
classes_case("nothing is called positive: precision 0", [0, 1, 1, 0], [0, 0, 0, 0], pair([0.1, 0.4, 0.3, 0.2]), 2, 1)
classes_case("nothing is positive: recall 0", [0, 0, 0, 0], [0, 1, 0, 0], pair([0.1, 0.8, 0.3, 0.2]), 2, 1)
classes_case("neither called nor positive: all 0", [0, 0, 0], [0, 0, 0], pair([0.1, 0.2, 0.3]), 2, 1)
classes_case("perfect", [0, 1, 1, 0], [0, 1, 1, 0], pair([0.0, 1.0, 1.0, 0.0]), 2, 1)
classes_case("entirely wrong: log loss at the clipping bound", [0, 1], [1, 0], pair([1.0, 0.0]), 2, 1)
classes_case("one row", [1], [1], pair([0.75]), 2, 1)
classes_case("four classes", *rows(300, 4, 12), 4)
classes_case("four classes, ties", *rows(300, 4, 1), 4)
classes_case("four classes, weights", *rows(200, 4, 12), 4, None, weights(200))
classes_case("a class absent from the rows", *rows(100, 4, 12, [0, 1, 3]), 4)
classes_case("a class absent from rows and predictions", [0, 1, 0, 1, 1], [0, 1, 1, 1, 0],
             [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.3, 0.5, 0.2], [0.1, 0.8, 0.1], [0.5, 0.4, 0.1]], 3)
classes_case("a class that is never predicted", [0, 1, 2, 2, 1], [0, 1, 1, 0, 1],
             [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.3, 0.5, 0.2], [0.7, 0.1, 0.2], [0.1, 0.8, 0.1]], 3)

truth = [round(rng.gauss(100, 30), 6) for _ in range(250)]
guess = [t + rng.gauss(0, 12) for t in truth]
numbers_case("numbers", truth, guess)
numbers_case("numbers, weights", truth, guess, weights(250))
numbers_case("numbers, large", [t * 1e9 for t in truth], [g * 1e9 for g in guess])
numbers_case("numbers, worse than the mean", truth, [-g for g in guess])
numbers_case("constant target, predicted exactly", [5.0, 5.0, 5.0], [5.0, 5.0, 5.0])
numbers_case("constant target, missed", [5.0, 5.0, 5.0], [4.0, 5.0, 6.0])
numbers_case("one number", [5.0], [4.5])

text = json.dumps({"made by": f"scikit-learn {sklearn.__version__}", "cases": cases}, indent=1)
pathlib.Path(__file__).with_name("metrics.json").write_text(text + "\n", encoding="utf-8")
