// The flags of obelus check.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/run.hpp"

namespace CLI {
class App;
}

namespace obelus {

struct CheckFlags {
  std::vector<std::string> paths;
  std::string policy;
  std::string format = "text";
  std::string output_file;
  std::vector<std::string> reports;  // FORMAT=FILE
  std::string docs_url;              // empty: as the program was built or installed
  std::string log_to;
  std::string fail_on;  // empty: as the policy says
  std::string min_severity = "suggestion";
  std::optional<std::size_t> max_warnings;
  bool exit_zero = false;
  std::string standard_input_name = "-";
  std::string language;
  std::string encoding;
  unsigned jobs = default_jobs();
  bool no_ignore = false;
  std::string cache;
  std::string since;
  bool staged = false;
  std::string baseline;
  bool write_baseline = false;
  bool prune_baseline = false;
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  bool statistics = false;
  bool explain = false;
  bool quiet = false;
  std::string color = "auto";
};

void add_check_flags(CLI::App& command, CheckFlags& flags);

}  // namespace obelus
