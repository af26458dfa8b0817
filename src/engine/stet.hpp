// Stet, "let it stand": an author's word that a finding is to be left alone. Comments say it of a
// block, a region or a file, front matter and the sidecar of a plain text (article.txt.stet) of a
// file. Each stet is held to account: one that silences nothing is reported.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "policy/policy.hpp"
#include "rules/finding.hpp"
#include "rules/rule.hpp"

namespace obelus {

class Stets {
 public:
  // Reads the document's stets, and `sidecar`, of which each line is "RULE, RULE: reason". All
  // arguments but the sidecar must outlive this. `rules` are those that are on for the document.
  Stets(const Document& document, std::string_view sidecar, const StetPolicy& policy,
        const RuleTable& rules, const RuleTable& off);

  bool none() const noexcept { return notes_.empty(); }
  // Moves the findings that a stet covers to `silenced`.
  void silence(std::vector<Finding>& findings, std::vector<SuppressedFinding>& silenced);
  // What is wrong with stets, once all findings have gone through silence().
  std::vector<Report> faults() const;

 private:
  enum class Reach { block, begin, end, file };
  struct Note {
    Reach reach = Reach::file;
    std::vector<std::string> names;
    std::string reason;
    Span<Raw> raw;
    std::string fault;  // of the note as a whole; it silences nothing then
  };
  // What one name of a note covers.
  struct Cover {
    Span<Raw> raw;
    std::size_t note = 0;
    std::string name;
    bool used = false;
  };
  struct Covers {
    std::vector<std::size_t> order;         // indices of covers, by where they begin
    std::vector<std::size_t> furthest_end;  // of those up to here
  };

  void read_comments();
  void read_front_matter();
  void read_sidecar(std::string_view sidecar);
  void cover();
  void add_cover(std::size_t note, const std::string& name, Span<Raw> raw);
  Cover* cover_of(std::string_view name, std::size_t offset);
  std::string fault_of(const Cover& cover) const;
  bool is_on(std::string_view name) const;

  const Document& document_;
  const StetPolicy& policy_;
  const RuleTable& rules_;
  const RuleTable& off_;
  std::vector<Note> notes_;
  std::vector<Cover> covers_;
  std::map<std::string, Covers, std::less<>> by_name_;
};

}  // namespace obelus
