// Reading, matching and writing of baselines.
#include "engine/baseline.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>
#include <system_error>

#include "engine/read_file.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kVersion = 1;  // of the file's format

std::string json_string(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json& member(const Json& object, const char* name) {
  if (!object.is_object() || !object.contains(name)) {
    throw BaselineError(fmt::format("“{}” is missing", name));
  }
  return object.at(name);
}

std::string string_member(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_string()) throw BaselineError(fmt::format("“{}” is no string", name));
  return value.get<std::string>();
}

Json parse(const std::string& bytes) {
  Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded()) throw BaselineError("it is not JSON");
  const Json& version = member(json, "version");
  if (!version.is_number_integer() || version != kVersion) {
    throw BaselineError(fmt::format("its version is {}, not {}", version.dump(), kVersion));
  }
  if (!member(json, "findings").is_object()) throw BaselineError("“findings” is no object");
  return json;
}

}  // namespace

Baseline::Baseline(const std::string& file) {
  std::error_code error;
  working_directory_ = fs::current_path(error);
  folder_ = (working_directory_ / file).lexically_normal().parent_path();
  beside_run_ = folder_ == working_directory_;
}

Baseline Baseline::load(const std::string& file) {
  const FileContent content = read_file(file);
  if (!content.error.empty()) throw BaselineError(file + ": cannot be read: " + content.error);
  Baseline baseline(file);
  try {
    const Json json = parse(content.bytes);
    for (const auto& [path, entries] : json.at("findings").items()) {
      if (!entries.is_array()) throw BaselineError("“findings” holds something else than lists");
      Counts& counts = baseline.files_[path];
      for (const Json& entry : entries) {
        const Json& count = member(entry, "count");
        if (!count.is_number_unsigned()) throw BaselineError("a “count” is no number");
        counts[{string_member(entry, "rule"), string_member(entry, "fingerprint")}] +=
            count.get<std::size_t>();
      }
    }
  } catch (const BaselineError& error) {
    throw BaselineError(file + " is no baseline: " + error.what());
  }
  baseline.collect_missing_files();
  return baseline;
}

void Baseline::take_known(std::string_view path, std::vector<Finding>& findings,
                          std::vector<SuppressedFinding>& known) const {
  const auto listed = files_.find(key_of(path));
  if (listed == files_.end() && without_file_.empty()) return;
  Counts left;
  if (listed != files_.end()) left = listed->second;
  std::vector<Finding> unknown;
  for (Finding& finding : findings) {
    const Key key(finding.rule, finding.fingerprint);
    bool is_known = listed == files_.end() && without_file_.contains(key);
    if (const auto count = left.find(key); count != left.end() && count->second > 0) {
      --count->second;
      is_known = true;
    }
    if (is_known) {
      known.push_back({std::move(finding), false, {}});
    } else {
      unknown.push_back(std::move(finding));
    }
  }
  findings = std::move(unknown);
}

void Baseline::replace(std::string_view path, std::span<const Finding> findings,
                       std::span<const SuppressedFinding> known) {
  const std::string key = key_of(path);
  files_.erase(key);
  for (const Finding& finding : findings) add(key, finding);
  for (const SuppressedFinding& suppressed : known) {
    if (!suppressed.in_source) add(key, suppressed.finding);
  }
}

void Baseline::drop_missing_files() {
  for (auto file = files_.begin(); file != files_.end();) {
    file = is_there(file->first) ? std::next(file) : files_.erase(file);
  }
}

std::size_t Baseline::size() const {
  std::size_t size = 0;
  for (const auto& [path, counts] : files_) {
    for (const auto& [key, count] : counts) size += count;
  }
  return size;
}

std::string Baseline::to_json() const {
  std::string out = fmt::format("{{\n\"version\": {},\n\"findings\": {{", kVersion);
  std::string_view file_separator = "\n";
  for (const auto& [path, counts] : files_) {
    if (counts.empty()) continue;
    fmt::format_to(std::back_inserter(out), "{}{}: [", file_separator, json_string(path));
    file_separator = ",\n";
    std::string_view separator = "\n";
    for (const auto& [key, count] : counts) {
      fmt::format_to(std::back_inserter(out),
                     "{}  {{\"rule\": {}, \"fingerprint\": {}, \"count\": {}}}", separator,
                     json_string(key.first), json_string(key.second), count);
      separator = ",\n";
    }
    out += "\n]";
  }
  return out + "\n}\n}\n";
}

std::string Baseline::key_of(std::string_view path) const {
  // Names of files are relative and normal where they can be; so they are what they become below.
  if (beside_run_ && !path.starts_with('/') && !path.starts_with('.')) return std::string(path);
  const fs::path whole = (working_directory_ / fs::path(path)).lexically_normal();
  const fs::path relative = whole.lexically_relative(folder_);
  return (relative.empty() ? whole : relative).generic_string();
}

bool Baseline::is_there(const std::string& key) const {
  std::error_code error;
  return fs::exists(folder_ / key, error);
}

void Baseline::add(const std::string& key, const Finding& finding) {
  ++files_[key][{finding.rule, finding.fingerprint}];
}

void Baseline::collect_missing_files() {
  for (const auto& [path, counts] : files_) {
    if (is_there(path)) continue;
    for (const auto& [key, count] : counts) without_file_.insert(key);
  }
}

}  // namespace obelus
