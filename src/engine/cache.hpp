// Results of earlier runs, so that a file which nobody touched is not checked again.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xxhash.h>

#include "document/document.hpp"
#include "engine/linter.hpp"

namespace obelus {

// One file in a folder of its own: read whole at the beginning, replaced whole at the end, so that
// processes that share it never see each other's halves; the last to end wins. A result is found
// by a hash of all that it depends on. A file that is not exactly what a program like this one
// wrote is as good as not there. (Whoever may write to it can hide findings.)
class Cache {
 public:
  // Makes the folder; throws std::system_error where it cannot be. `program` is the identity of
  // what checks: see program_identity.hpp.
  Cache(std::filesystem::path folder, std::string_view program);

  struct Inputs {
    std::string_view bytes;
    std::string_view sidecar;
    std::string_view policy;  // its identity, and which overrides hold
    const DocumentOptions* document;
  };
  struct Key {
    XXH128_hash_t hash;
    bool operator==(const Key& other) const { return XXH128_isEqual(hash, other.hash) != 0; }
  };
  Key key(const Inputs& inputs) const;

  // From any thread. What is kept knows no paths: the findings get `path`. Only earlier runs are
  // asked, so that nobody waits for a lock.
  std::optional<CheckResult> load(const Key& key, std::string_view path) const;
  void store(const Key& key, std::span<const Finding> findings,
             std::span<const SuppressedFinding> silenced);

  // Writes what is new. Results that nobody asked for in a month go, and the oldest where there
  // are too many. Returns why it was not done, or an empty string.
  std::string save();

 private:
  using Day = std::uint32_t;  // since 1970
  struct Entry {
    Entry(Day last_use, std::string_view content) : day(last_use), bytes(content) {}
    mutable std::atomic<Day> day;  // of its last use
    std::string_view bytes;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept { return key.hash.low64; }
  };
  using Entries = std::unordered_map<Key, Entry, KeyHash>;
  static Entries read(std::string_view file);
  static std::string written(const Entries& entries, Day oldest);

  std::filesystem::path folder_;
  std::filesystem::path file_;
  std::string program_;
  Day today_;
  std::string content_;  // of the file; the entries are views of it
  Entries entries_;
  mutable std::atomic<bool> used_anew_{false};  // an entry whose last use was on another day
  std::mutex mutex_;                            // guards what follows
  std::unordered_map<Key, std::string, KeyHash> results_;  // of this run
};

// Two policies of one program that have the same identity find the same, in files for which the
// same overrides hold.
std::string policy_identity(const Policy& policy);

}  // namespace obelus
