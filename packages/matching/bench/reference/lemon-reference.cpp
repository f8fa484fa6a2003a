// Solves an instance of this benchmark with LEMON's network simplex and prints one line of JSON.
// Build: g++ -O3 -DNDEBUG -march=native -o lemon-reference lemon-reference.cpp
// Use:   lemon-reference INSTANCE RUNS BUDGET (stops after RUNS runs, or once BUDGET processor seconds are spent)
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, int64_t>;

struct Instance {
  int32_t kind = 0, n = 0, m = 0, width = 4;
  int64_t edges = 0, pairBonus = 0, mentorBonus = 0, menteeBonus = 0;
  std::vector<int32_t> capL, capR, rowStart, col, score;
};

static void need(bool good, const char *words) {
  if (good) return;
  std::fprintf(stderr, "%s\n", words);
  std::exit(2);
}

template <class T> static void fill(std::FILE *file, std::vector<T> &list, size_t count) {
  list.resize(count);
  need(std::fread(list.data(), sizeof(T), count, file) == count, "the instance file ends too early");
}

static Instance readInstance(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  need(file != nullptr, "no such instance file");
  char head[64];
  need(std::fread(head, 1, 64, file) == 64, "the instance file ends too early");
  int32_t ints[6];
  double numbers[4];
  std::memcpy(ints, head, sizeof ints);
  std::memcpy(numbers, head + 24, sizeof numbers);
  need(ints[0] == 0x4d56, "not an instance of this benchmark");
  Instance it;
  it.kind = ints[1], it.n = ints[2], it.m = ints[3], it.width = ints[4];
  it.edges = (int64_t)numbers[0], it.pairBonus = (int64_t)numbers[1];
  it.mentorBonus = (int64_t)numbers[2], it.menteeBonus = (int64_t)numbers[3];
  if (it.kind == 0) {
    it.capL.assign(it.n, 1), it.capR.assign(it.m, 1);
    if (it.width == 2) {
      std::vector<uint16_t> narrow;
      fill(file, narrow, it.edges);
      it.score.assign(narrow.begin(), narrow.end());
    } else fill(file, it.score, it.edges);
    it.rowStart.resize(it.n + 1);
    it.col.resize(it.edges);
    for (int i = 0; i <= it.n; i += 1) it.rowStart[i] = i * it.m;
    for (int64_t e = 0; e < it.edges; e += 1) it.col[e] = (int32_t)(e % it.m);
  } else {
    fill(file, it.capL, it.n), fill(file, it.capR, it.m), fill(file, it.rowStart, it.n + 1);
    fill(file, it.col, it.edges), fill(file, it.score, it.edges);
  }
  std::fclose(file);
  return it;
}

static double cpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  need(argc == 4, "use: lemon-reference INSTANCE RUNS BUDGET");
  const Instance it = readInstance(argv[1]);
  const size_t runs = std::atoi(argv[2]);
  const double budget = std::atof(argv[3]);
  // Mentors supply their places, mentees ask for theirs; what is not paired goes through one idle node. Of a person's
  // idle places the last costs the bonus of a first partner, so covering comes before second partners.
  Graph graph;
  const int64_t idleArcs = 2 * ((int64_t)it.n + it.m);
  graph.reserveNode(it.n + it.m + 1);
  graph.reserveArc(it.edges + idleArcs);
  for (int v = 0; v < it.n + it.m; v += 1) graph.addNode();
  const Graph::Node idle = graph.addNode();
  for (int i = 0; i < it.n; i += 1)
    for (int e = it.rowStart[i]; e < it.rowStart[i + 1]; e += 1)
      graph.addArc(graph.nodeFromId(i), graph.nodeFromId(it.n + it.col[e]));
  Graph::ArcMap<int> upper(graph);
  Graph::ArcMap<int64_t> cost(graph);
  Graph::NodeMap<int> supply(graph);
  for (int64_t e = 0; e < it.edges; e += 1) {
    upper[graph.arcFromId(e)] = 1;
    cost[graph.arcFromId(e)] = -(it.pairBonus + it.score[e]);
  }
  int64_t balance = 0;
  const auto idlePlaces = [&](Graph::Node from, Graph::Node to, int places, int64_t bonus) {
    const bool split = bonus > 0 && places > 1;
    const Graph::Arc last = graph.addArc(from, to);
    upper[last] = split ? 1 : places;
    cost[last] = bonus;
    if (!split) return;
    const Graph::Arc rest = graph.addArc(from, to);
    upper[rest] = places - 1;
    cost[rest] = 0;
  };
  for (int i = 0; i < it.n; i += 1) {
    supply[graph.nodeFromId(i)] = it.capL[i];
    balance += it.capL[i];
    idlePlaces(graph.nodeFromId(i), idle, it.capL[i], it.mentorBonus);
  }
  for (int j = 0; j < it.m; j += 1) {
    supply[graph.nodeFromId(it.n + j)] = -it.capR[j];
    balance -= it.capR[j];
    idlePlaces(idle, graph.nodeFromId(it.n + j), it.capR[j], it.menteeBonus);
  }
  supply[idle] = (int)-balance;

  std::vector<double> seconds;
  double spent = 0;
  int64_t pairs = 0, total = 0, mentors = 0, mentees = 0;
  while (seconds.size() < runs && spent <= budget) {
    const double begin = cpuSeconds();
    Simplex simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    const auto found = simplex.run();
    seconds.push_back(cpuSeconds() - begin);
    spent += seconds.back();
    need(found == Simplex::OPTIMAL, "network simplex found no optimum");
    pairs = total = mentors = mentees = 0;
    std::vector<char> seen(it.m, 0);
    for (int i = 0; i < it.n; i += 1) {
      bool covered = false;
      for (int e = it.rowStart[i]; e < it.rowStart[i + 1]; e += 1) {
        if (simplex.flow(graph.arcFromId(e)) == 0) continue;
        covered = true;
        seen[it.col[e]] = 1;
        pairs += 1;
        total += it.score[e];
      }
      mentors += covered;
    }
    for (const char one : seen) mentees += one;
  }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const int64_t objective = it.pairBonus * pairs + it.mentorBonus * mentors + it.menteeBonus * mentees + total;
  std::printf("{\"objective\":%lld,\"pairs\":%lld,\"total\":%lld,\"peakMb\":%.0f,\"seconds\":[", (long long)objective,
              (long long)pairs, (long long)total, usage.ru_maxrss / 1024.0);
  for (size_t k = 0; k < seconds.size(); k += 1) std::printf(k ? ",%.6f" : "%.6f", seconds[k]);
  std::printf("]}\n");
}
