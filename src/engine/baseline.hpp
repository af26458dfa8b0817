// The baseline: findings that a repository had when it adopted the checker. They are counted, but
// only what is not among them fails a run.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/finding.hpp"

namespace obelus {

class BaselineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;  // "base.json is no baseline: …"
};

// Findings are known by their fingerprints, which survive that a paragraph moves or is wrapped in
// another way. Paths are kept relative to the baseline's folder, so that it holds whatever folder
// the program runs in.
class Baseline {
 public:
  // An empty one that is to be written to `file`.
  explicit Baseline(const std::string& file);
  // Throws BaselineError.
  static Baseline load(const std::string& file);

  // Moves those of a file's findings that are known from `findings` to `known`, each as often as
  // it is listed. What is listed for files that are no longer there holds for every file that is
  // not listed: it may have been renamed.
  void take_known(std::string_view path, std::vector<Finding>& findings,
                  std::vector<SuppressedFinding>& known) const;

  // From now on, this file has these findings.
  void replace(std::string_view path, std::span<const Finding> findings,
               std::span<const SuppressedFinding> known);
  // Forgets files that are no longer there.
  void drop_missing_files();

  std::size_t size() const;  // of all findings listed
  // One finding a line, in order, so that a change reads well in a diff.
  std::string to_json() const;

 private:
  using Key = std::pair<std::string, std::string>;  // rule, fingerprint
  using Counts = std::map<Key, std::size_t>;

  std::string key_of(std::string_view path) const;
  bool is_there(const std::string& key) const;
  void add(const std::string& key, const Finding& finding);
  void collect_missing_files();

  std::filesystem::path working_directory_;
  std::filesystem::path folder_;
  bool beside_run_ = false;  // the folder is the working directory
  std::map<std::string, Counts, std::less<>> files_;
  std::set<Key> without_file_;
};

}  // namespace obelus
