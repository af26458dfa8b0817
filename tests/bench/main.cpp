// Every stage of a check by itself, in MB/s of the text that it reads (of a report: that it
// writes).
#include "benchmarks.hpp"

int main(int argc, char** argv) {
  obelus::bench::register_input();
  obelus::bench::register_analysis();
  obelus::bench::register_rules();
  obelus::bench::register_reports();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  return benchmark::RunSpecifiedBenchmarks() > 0 ? 0 : 2;
}
