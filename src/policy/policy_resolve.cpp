// Files and `extends` → one policy: which file is meant by a name, and each laid over those that it
// extends.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "policy/policy.hpp"
#include "policy/policy_reader.hpp"
#include "text/display.hpp"
#include "yaml/node.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kLargest = (std::size_t{1} << 20) + 1;  // the YAML reader refuses the rest

// A policy file before it is read.
struct Source {
  std::string shown;     // in errors and in Policy::files
  std::string identity;  // equal for the same file under two names
  std::string folder;    // where its extends and globs start from; "" for built-in policies
  std::string content;
};

std::string folder_of(const std::string& file) {
  return fs::path(file).parent_path().generic_string();
}

const EmbeddedFile* built_in(const Catalogue& catalogue, std::string_view name) {
  const auto found =
      std::find_if(catalogue.files.begin(), catalogue.files.end(), [&](const EmbeddedFile& file) {
        return file.name.find('/') == std::string_view::npos && file.name.ends_with(".yaml") &&
               file.name.substr(0, file.name.size() - 5) == name;
      });
  return found == catalogue.files.end() ? nullptr : &*found;
}

Source built_in_source(const EmbeddedFile& file) {
  const std::string name(file.name.substr(0, file.name.size() - 5));
  return {name, "built-in " + name, "", std::string(file.content)};
}

// Throws PolicyFileError, whose what() lacks the file's name.
std::string read_file(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) throw PolicyFileError("no such file");
  if (fs::is_directory(path, error)) throw PolicyFileError("a folder, not a policy file");
  std::ifstream stream(path, std::ios::binary);
  std::string content(kLargest, '\0');
  if (!stream ||
      (!stream.read(content.data(), static_cast<std::streamsize>(kLargest)) && !stream.eof())) {
    throw PolicyFileError("cannot be read");
  }
  content.resize(static_cast<std::size_t>(stream.gcount()));
  return content;
}

Source file_source(const std::string& path) {
  std::error_code error;
  const fs::path identity = fs::weakly_canonical(path, error);
  return {path, error ? path : identity.string(), folder_of(path), read_file(path)};
}

bool looks_like_path(std::string_view name) noexcept {
  return name.find('/') != std::string_view::npos || name.ends_with(".yaml") ||
         name.ends_with(".yml");
}

class Resolver {
 public:
  explicit Resolver(const Catalogue& catalogue) : scope_{catalogue, {}, policy_.lexicon_changes} {}
  Resolver(const Resolver&) = delete;  // scope_ refers to policy_
  Resolver& operator=(const Resolver&) = delete;

  void read(const Source& source) {
    if (!done_.insert(source.identity).second) return;
    yaml::Node root;
    std::vector<Fault> faults;
    try {
      root = yaml::parse(source.content);
    } catch (const yaml::Error& error) {
      policy_.files.push_back(source.shown);
      note(source, {{error.mark(), error.what()}});
      return;
    }
    chain_.emplace_back(source.identity, source.shown);
    for (const Parent& parent : read_extends(root, faults)) extend(source, parent, faults);
    chain_.pop_back();
    policy_.files.push_back(source.shown);
    add(read_layer(root, source.shown, source.folder, scope_, faults));
    note(source, std::move(faults));
  }

  void fail(std::string fault) { faults_.push_back(std::move(fault)); }

  const std::vector<std::string>& faults() const noexcept { return faults_; }
  Policy finish(std::string name) {
    policy_.name = std::move(name);
    for (auto& [id, settings] : rules_) {
      RuleTable& table = settings.severity == Severity::off ? policy_.off : policy_.rules;
      table.emplace(id, std::move(settings));
    }
    return std::move(policy_);
  }

 private:
  void extend(const Source& source, const Parent& parent, std::vector<Fault>& faults) {
    try {
      const Source next = find(source, parent.name);
      const auto same = [&](const auto& link) { return link.first == next.identity; };
      const auto loop = std::find_if(chain_.begin(), chain_.end(), same);
      if (loop != chain_.end()) {
        std::string way;
        for (auto link = loop; link != chain_.end(); ++link) way += link->second + " → ";
        faults.push_back({parent.where, "a policy that extends itself: " + way + loop->second});
      } else if (chain_.size() == kDeepest) {
        faults.push_back({parent.where, "more than 16 policies that extend one another"});
      } else {
        read(next);
      }
    } catch (const PolicyFileError& error) {
      faults.push_back({parent.where, error.what()});
    }
  }

  Source find(const Source& source, const std::string& name) const {
    if (const EmbeddedFile* file = built_in(scope_.catalogue, name)) return built_in_source(*file);
    const bool in_built_in = source.identity.starts_with("built-in ");
    if (!looks_like_path(name) || in_built_in) {
      const std::vector<std::string> names = built_in_policies(scope_.catalogue.files);
      const std::vector<std::string_view> views(names.begin(), names.end());
      const std::string hint = suggestion_for(name, views);
      throw PolicyFileError("unknown policy “" + name + "”" +
                            (hint.empty() ? "; a file is named with its folder: ./" + name : hint));
    }
    const std::string path = (fs::path(source.folder) / name).lexically_normal().generic_string();
    try {
      return file_source(path);
    } catch (const PolicyFileError& error) {
      throw PolicyFileError("“" + path + "”: " + error.what());
    }
  }

  void add(Layer layer) {
    if (layer.language) policy_.language = std::move(*layer.language);
    for (const RuleChange& change : layer.changes) apply(change, rules_);
    std::move(layer.overrides.begin(), layer.overrides.end(),
              std::back_inserter(policy_.overrides));
    for (auto& [key, change] : layer.lexicon_changes) add_lexicon_change(key, change);
    if (layer.reason_required) policy_.stet.reason_required = *layer.reason_required;
    if (layer.never) policy_.stet.never = std::move(*layer.never);
    if (layer.gate.fail_on) policy_.gate.fail_on = layer.gate.fail_on;
    if (layer.gate.budget) policy_.gate.budget = layer.gate.budget;
    for (const auto& [name, part] : layer.gate.parts) {
      GateRule& known = policy_.gate.parts[name];
      if (part.fail_on) known.fail_on = part.fail_on;
      if (part.budget) known.budget = part.budget;
    }
  }

  // Removals come before additions in a LexiconChange, so a later removal takes back an addition.
  void add_lexicon_change(const std::string& key, const LexiconChange& change) {
    LexiconChange& all = policy_.lexicon_changes[key];
    const std::set<std::string_view> removed(change.remove.begin(), change.remove.end());
    std::erase_if(all.add, [&](const WrittenTerm& term) { return removed.contains(term.text); });
    all.remove.insert(all.remove.end(), change.remove.begin(), change.remove.end());
    all.add.insert(all.add.end(), change.add.begin(), change.add.end());
  }

  void note(const Source& source, std::vector<Fault> faults) {
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Fault& a, const Fault& b) { return a.where < b.where; });
    for (const Fault& fault : faults) {
      faults_.push_back(fault_line(source.shown, fault.where, fault.message));
    }
  }

  Policy policy_;
  RuleTable rules_;  // also those that are off
  Scope scope_;
  std::set<std::string> done_;
  std::vector<std::pair<std::string, std::string>> chain_;  // identity, shown name
  std::vector<std::string> faults_;
};

// Reads what a user named on the command line.
void read_named(const std::string& name, Resolver& resolver, const Catalogue& catalogue) {
  if (const EmbeddedFile* file = built_in(catalogue, name)) {
    resolver.read(built_in_source(*file));
    return;
  }
  try {
    resolver.read(file_source(name));
  } catch (const PolicyFileError& error) {
    std::string hint;
    if (!looks_like_path(name)) {
      const std::vector<std::string> names = built_in_policies(catalogue.files);
      const std::vector<std::string_view> views(names.begin(), names.end());
      hint = suggestion_for(name, views);
    }
    resolver.fail(printable(name + ": " + error.what() + hint));
  }
}

}  // namespace

Policy load_policy(const std::string& name_or_path, const Catalogue& catalogue) {
  Resolver resolver(catalogue);
  read_named(name_or_path, resolver, catalogue);
  if (!resolver.faults().empty()) throw PolicyErrors(resolver.faults());
  return resolver.finish(name_or_path);
}

Policy parse_policy(std::string_view content, const std::string& file_name,
                    const Catalogue& catalogue) {
  Resolver resolver(catalogue);
  std::error_code error;
  const fs::path identity = fs::weakly_canonical(file_name, error);
  resolver.read({file_name, error ? file_name : identity.string(), folder_of(file_name),
                 std::string(content)});
  if (!resolver.faults().empty()) throw PolicyErrors(resolver.faults());
  return resolver.finish(file_name);
}

std::vector<std::string> check_policy(const std::string& name_or_path, const Catalogue& catalogue) {
  Resolver resolver(catalogue);
  read_named(name_or_path, resolver, catalogue);
  return resolver.faults();
}

}  // namespace obelus
