"""Solves an instance of this benchmark with SciPy and prints one line of JSON.

Use: python3 scipy-reference.py INSTANCE RUNS BUDGET
Stops after RUNS runs, or once BUDGET processor seconds are spent.
Dense: linear_sum_assignment. Sparse and square, one place each: min_weight_full_bipartite_matching.
"""

import json
import resource
import struct
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def read_instance(path):
    """Gives dense or not, n, m, the bonus of a pair and the arrays; instance-file.ts describes the file."""
    with open(path, "rb") as file:
        magic, kind, n, m, width, _, edges, bonus, *_ = struct.unpack("<6i4d8x", file.read(64))
        if magic != 0x4D56:
            sys.exit(f"{path} is not an instance of this benchmark")
        edges = int(edges)
        if kind == 0:
            arrays = [np.fromfile(file, "<u2" if width == 2 else "<i4", edges).reshape(n, m)]
        else:
            arrays = [np.fromfile(file, "<i4", count) for count in (n, m, n + 1, edges, edges)]
        return kind == 0, n, m, int(bonus), arrays


def dense_problem(arrays):
    """A solver without arguments, and the total of what it finds; costs are what a score falls short of the best."""
    score = arrays.pop()
    top = int(score.max())
    cost = np.subtract(top, score, dtype=np.float64)
    total = lambda rows, cols: int(round(top * len(rows) - cost[rows, cols].sum()))
    return lambda: linear_sum_assignment(cost), total


def sparse_problem(n, m, arrays):
    """Like dense_problem; costs are one more, because a sparse weight must not be zero."""
    cap_left, cap_right, row_start, col, score = arrays
    if n != m or cap_left.max() > 1 or cap_right.max() > 1:
        sys.exit("SciPy solves only square instances with one place each")
    above = int(score.max()) + 1
    matrix = csr_matrix(((above - score).astype(np.float64), col, row_start), shape=(n, m))
    total = lambda rows, cols: int(round(above * n - matrix[rows, cols].sum()))
    return lambda: min_weight_full_bipartite_matching(matrix), total


def main():
    path, runs, budget = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    dense, n, m, bonus, arrays = read_instance(path)
    solve, total_of = dense_problem(arrays) if dense else sparse_problem(n, m, arrays)
    seconds = []
    while len(seconds) < runs and sum(seconds) <= budget:
        begin = time.process_time()
        found = solve()
        seconds.append(time.process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs, total = len(found[0]), total_of(*found)
    objective = bonus * pairs + total
    print(json.dumps({"objective": objective, "pairs": pairs, "total": total, "seconds": seconds, "peakMb": peak}))


main()
