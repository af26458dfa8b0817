// Reading stets, and holding findings against what they cover.
#include "engine/stet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/stet_reach.hpp"
#include "policy/did_you_mean.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

constexpr std::size_t kMostNested = 256;  // covers looked through for one that holds a place
constexpr std::string_view kUnused = "stet/unused";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!trimmed(list).empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string name(trimmed(list.substr(0, end)));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

std::string_view family_of(std::string_view rule) { return rule.substr(0, rule.find('/')); }

bool covers(std::string_view name, std::string_view rule) {
  return name == rule || name == family_of(rule);
}

bool is_named(const std::vector<std::string>& names, std::string_view rule) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return covers(name, rule); });
}

}  // namespace

Stets::Stets(const Document& document, std::string_view sidecar, const StetPolicy& policy,
             const RuleTable& rules, const RuleTable& off)
    : document_(document), policy_(policy), rules_(rules), off_(off) {
  read_front_matter();
  read_sidecar(sidecar);
  read_comments();
  if (!notes_.empty()) cover();
}

void Stets::read_comments() {
  constexpr std::pair<std::string_view, Reach> kWords[] = {{"stet-begin", Reach::begin},
                                                           {"stet-end", Reach::end},
                                                           {"stet-file", Reach::file},
                                                           {"stet", Reach::block}};
  for (const Comment& comment : document_.comments) {
    const std::string_view text = trimmed(comment.text);
    if (!text.starts_with("stet")) continue;
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n:"));
    const auto* const known = std::find_if(std::begin(kWords), std::end(kWords),
                                           [&](const auto& each) { return each.first == word; });
    if (known == std::end(kWords)) continue;
    const std::string_view rest = text.substr(word.size());
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    notes_.push_back({known->second,
                      names_in(rest.substr(0, colon)),
                      std::string(trimmed(rest.substr(std::min(colon + 1, rest.size())))),
                      comment.raw,
                      {}});
  }
}

// `stet: [RULE, …]`, or with reasons: `stet: {RULE: reason, …}`.
void Stets::read_front_matter() {
  for (const MetadataField& field : document_.metadata) {
    if (field.name == "stet" && !field.value.empty()) {
      notes_.push_back({Reach::file, names_in(field.value), {}, field.raw, {}});
    } else if (field.name.starts_with("stet.")) {
      notes_.push_back({Reach::file, {field.name.substr(5)}, field.value, field.raw, {}});
    }
  }
}

void Stets::read_sidecar(std::string_view sidecar) {
  while (!sidecar.empty()) {
    const std::size_t end = std::min(sidecar.find('\n'), sidecar.size());
    const std::string_view line = trimmed(sidecar.substr(0, end));
    sidecar.remove_prefix(std::min(end + 1, sidecar.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = std::min(line.find(':'), line.size());
    notes_.push_back({Reach::file,
                      names_in(line.substr(0, colon)),
                      std::string(trimmed(line.substr(std::min(colon + 1, line.size())))),
                      {},
                      {}});
  }
}

void Stets::cover() {
  std::optional<StetReach> reach;
  std::map<std::string, std::vector<std::size_t>, std::less<>> open;  // notes, by name
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    Note& note = notes_[i];
    if (note.names.empty()) {
      note.fault = "This stet names no rule and silences nothing";
    } else if (note.reach != Reach::end && policy_.reason_required && note.reason.empty()) {
      note.fault = "This stet silences nothing, as the policy asks for a reason: RULE: reason";
    }
    for (const std::string& name : note.names) {
      if (note.reach == Reach::end) {
        std::vector<std::size_t>& begun = open[name];
        if (begun.empty()) {
          note.fault = fmt::format("No stet-begin of “{}” stands before this stet-end", name);
          continue;
        }
        add_cover(begun.back(), name, {notes_[begun.back()].raw.begin, note.raw.end});
        begun.pop_back();
      } else if (note.reach == Reach::begin) {
        open[name].push_back(i);
      } else if (note.reach == Reach::file) {
        add_cover(i, name, {0, document_.raw().size() + 1});
      } else {
        if (!reach) reach.emplace(document_);
        add_cover(i, name, reach->of(note.raw));
      }
    }
  }
  for (const auto& [name, begun] : open) {
    for (const std::size_t note : begun) {
      if (!notes_[note].fault.empty()) continue;
      notes_[note].fault =
          fmt::format("No stet-end of “{}” follows this stet-begin, so it silences nothing", name);
    }
  }
  for (auto& [name, list] : by_name_) {
    std::stable_sort(list.order.begin(), list.order.end(), [this](std::size_t a, std::size_t b) {
      return covers_[a].raw.begin < covers_[b].raw.begin;
    });
    std::size_t furthest = 0;
    for (const std::size_t cover : list.order) {
      furthest = std::max(furthest, covers_[cover].raw.end);
      list.furthest_end.push_back(furthest);
    }
  }
}

void Stets::add_cover(std::size_t note, const std::string& name, Span<Raw> raw) {
  by_name_[name].order.push_back(covers_.size());
  covers_.push_back({raw, note, name, false});
}

// The one that begins last of those that hold the place.
Stets::Cover* Stets::cover_of(std::string_view name, std::size_t offset) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  const Covers& list = found->second;
  const auto after = std::upper_bound(
      list.order.begin(), list.order.end(), offset,
      [this](std::size_t at, std::size_t cover) { return at < covers_[cover].raw.begin; });
  auto i = static_cast<std::size_t>(after - list.order.begin());
  for (std::size_t looked = 0; i-- > 0 && looked < kMostNested; ++looked) {
    if (list.furthest_end[i] <= offset) return nullptr;
    Cover& cover = covers_[list.order[i]];
    if (cover.raw.contains(offset) && notes_[cover.note].fault.empty()) return &cover;
  }
  return nullptr;
}

void Stets::silence(std::vector<Finding>& findings, std::vector<SuppressedFinding>& silenced) {
  if (covers_.empty()) return;
  std::vector<Finding> left;
  for (Finding& finding : findings) {
    const std::size_t offset = document_.lines.offset(finding.place.begin);
    Cover* cover = nullptr;
    if (!is_named(policy_.never, finding.rule)) {
      cover = cover_of(finding.rule, offset);
      if (cover == nullptr) cover = cover_of(family_of(finding.rule), offset);
    }
    if (cover == nullptr) {
      left.push_back(std::move(finding));
      continue;
    }
    cover->used = true;
    silenced.push_back({std::move(finding), true, notes_[cover->note].reason});
  }
  findings = std::move(left);
}

std::vector<Report> Stets::faults() const {
  std::vector<Report> reports;
  const auto add = [&](const Note& note, std::string fault) {
    if (note.raw.empty()) fault += " (in the .stet file beside the article)";
    reports.push_back({.span = note.raw, .message = std::move(fault)});
  };
  for (const Note& note : notes_) {
    if (!note.fault.empty()) add(note, note.fault);
  }
  for (const Cover& cover : covers_) {
    const Note& note = notes_[cover.note];
    if (cover.used || !note.fault.empty()) continue;
    std::string fault = fault_of(cover);
    if (!fault.empty()) add(note, std::move(fault));
  }
  return reports;
}

std::string Stets::fault_of(const Cover& cover) const {
  std::vector<std::string_view> known;
  for (const RuleDefinition* rule : rule_table()) known.push_back(rule->info.id);
  for (const auto& [id, rule] : rules_) known.push_back(id);
  for (const auto& [id, rule] : off_) known.push_back(id);
  const bool named = std::any_of(known.begin(), known.end(),
                                 [&](std::string_view id) { return covers(cover.name, id); });
  if (!named) {
    return fmt::format("“{}” names no rule, so this stet silences nothing{}", cover.name,
                       suggestion_for(cover.name, known));
  }
  if (cover.name == kUnused || cover.name == family_of(kUnused)) {
    return fmt::format("No stet silences “{}”", cover.name);
  }
  if (is_named(policy_.never, cover.name)) {
    return fmt::format("The policy lets no stet silence “{}”", cover.name);
  }
  // Where another policy holds, the rule may be on: that stet is not judged here.
  if (!is_on(cover.name)) return {};
  return fmt::format("This stet silences nothing: “{}” finds no fault where it holds", cover.name);
}

bool Stets::is_on(std::string_view name) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const auto& entry) {
    return entry.second.severity != Severity::off && covers(name, entry.first);
  });
}

}  // namespace obelus
