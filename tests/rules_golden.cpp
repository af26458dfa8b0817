// Golden cases of one rule: rules_golden <family>/<name> checks every document in
// tests/rules/<family>/<name>/ against the list of findings in <document>.expected.
//
// The documents are linted under a policy that switches only that rule on, or under policy.yaml
// beside them. A language tag before the ending (name.ar.txt) is assumed where the document says
// nothing of its language. OBELUS_UPDATE_GOLDEN=1 rewrites the lists; read the difference before
// committing it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/linter.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

Policy policy_for(const std::string& id, const fs::path& folder) {
  const fs::path own = folder / "policy.yaml";
  if (fs::exists(own)) return load_policy(own.string(), catalogue());
  const RuleDefinition* const rule = find_rule(id);
  if (rule == nullptr) throw std::runtime_error("there is neither a rule " + id + " nor a policy");
  return parse_policy(fmt::format("rules: {{{}: {}}}\n", id, name(rule->info.severity)),
                      "golden.yaml", catalogue());
}

// "ar" of "market.ar.txt", else empty.
std::string language_of(const fs::path& path) {
  const std::string tag = path.stem().extension().string();
  const bool plausible = tag.size() >= 3 && std::all_of(tag.begin() + 1, tag.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
                         });
  return plausible ? tag.substr(1) : std::string();
}

std::string escaped(const std::string& message) {
  std::string out;
  for (const char c : message) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

// `line:column-endLine:endColumn severity message`, a finding a line. A kind has rules of several
// names in its policy, so all of their findings count.
std::string findings_of(const std::string& id, const Linter& linter, const fs::path& path) {
  const std::string bytes = read(path);
  DocumentOptions options;
  options.format = format_of(path.string());
  options.language = language_of(path);
  Document document;
  read_document(bytes, options, document);
  WorkerScratch scratch;
  std::string out;
  for (const Finding& finding : linter.check(document, path.filename().string(), scratch)) {
    if (finding.rule != id && !id.starts_with("kinds/")) continue;
    const Place& place = finding.place;
    fmt::format_to(std::back_inserter(out), "{}:{}-{}:{} {} {}\n", place.begin.line,
                   place.begin.column, place.end.line, place.end.column, name(finding.severity),
                   escaped(finding.message));
  }
  return out;
}

bool check(const std::string& id, const fs::path& folder, bool update) {
  const Linter linter(policy_for(id, folder));
  std::set<fs::path> cases;
  std::set<fs::path> lists;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (path.filename() == "policy.yaml") continue;
    (path.extension() == ".expected" ? lists : cases).insert(path);
  }
  bool sound = !cases.empty();
  if (cases.empty()) fmt::print("{}: no cases\n", folder.string());
  for (const fs::path& path : cases) {
    fs::path list = path;
    list += ".expected";
    const std::string actual = findings_of(id, linter, path);
    if (update) std::ofstream(list, std::ios::binary) << actual;
    const bool listed = fs::exists(list);
    lists.erase(list);
    if (listed && read(list) == actual) continue;
    sound = false;
    fmt::print("{}\n--- expected\n{}--- actual\n{}\n", path.string(),
               listed ? read(list) : "(there is no list)\n", actual);
  }
  for (const fs::path& list : lists) {
    sound = false;
    fmt::print("{}: its document is missing\n", list.string());
  }
  return sound;
}

}  // namespace
}  // namespace obelus

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: rules_golden <family>/<name>\n", stderr);
    return 2;
  }
  try {
    const std::string id = argv[1];
    const auto folder = std::filesystem::path(OBELUS_SOURCE_DIR) / "tests/rules" / id;
    const bool update = std::getenv("OBELUS_UPDATE_GOLDEN") != nullptr;
    return obelus::check(id, folder, update) ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
