// Obelus as a library: load a policy, check a document, read findings.
//
//   const obelus::Checker checker("newsroom");
//   for (const obelus::Finding& finding : checker.check(article, {.language = "ar"})) …
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.hpp"

namespace obelus {

// How to read one article.
struct CheckOptions {
  std::string_view format = "text";  // "text", "markdown" or "html"
  std::string_view language = {};    // BCP 47 tag; empty: what the article or the policy says, or
                                     // what its letters look like
  std::string_view encoding = {};    // IANA name; empty: recognised from the bytes
  std::string_view path = "-";       // decides which overrides of the policy apply, and is what
                                     // the findings name
};

// A policy made ready. Making one takes milliseconds and megabytes: make it once. check() may be
// called from several threads at a time.
class Checker {
 public:
  // A built-in policy ("core", "newsroom", "content-repository", "strict") or a file. Throws
  // std::runtime_error with one line per fault, each "file:line:column: message".
  explicit Checker(const std::string& policy = "core");
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  // Findings in the order of the text. `article` may hold any bytes. Throws std::runtime_error for
  // an unknown format or encoding, never for what the article holds.
  std::vector<Finding> check(std::string_view article, const CheckOptions& options = {}) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// "1.2.3"
std::string_view version() noexcept;

}  // namespace obelus
