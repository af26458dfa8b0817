// Pieces of SARIF 2.1.0, one function an object of the specification; sarif.cpp puts them in
// order.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "report/reporter.hpp"

namespace obelus::sarif {

using Json = nlohmann::ordered_json;

// The id to which relative URIs refer.
constexpr std::string_view kBaseId = "SRCROOT";

std::string_view level(Severity severity) noexcept;  // "error", "warning", "note"

// RFC 3986: everything but unreserved characters and '/' percent-encoded.
std::string percent_encoded(std::string_view path);
// "file:///home/x/" for the absolute folder "/home/x".
std::string folder_uri(std::string_view folder);
// Where a path is: relative to kBaseId when it lies below the working directory, else absolute
// (when that directory is known).
Json artifact_location(std::string_view path, std::string_view working_directory);

Json region(const Place& place);

// tool.driver.rules, and the index of each in it.
struct RuleList {
  Json rules = Json::array();
  std::map<std::string, std::size_t, std::less<>> index;
};
// `docs`: see docs_address.hpp.
RuleList rule_list(std::span<const RuleDefinition* const> table, const Policy* policy,
                   std::string_view docs);

struct ResultContext {
  const RuleList& rules;
  const Json& location;  // artifact_location with its index
  bool has_baseline = false;
};
// `suppressed` is nullptr for a finding that counts.
Json result(const Finding& finding, const ResultContext& context,
            const SuppressedFinding* suppressed);

}  // namespace obelus::sarif
