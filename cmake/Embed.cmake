# Compiles files into the program: the built-in policies and lexicons, and the table of rules.

# Every file of policies/ becomes a row of the table that policy/embedded.hpp declares.
function(embed_policies target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/policies/*.yaml ${PROJECT_SOURCE_DIR}/policies/lexicons/*.txt)
  string(SHA1 names "${files}")  # on the command line, so that it also runs when a file is gone
  set(generated ${PROJECT_BINARY_DIR}/generated/embedded_policies.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR}/policies -DOUTPUT=${generated}
      -DNAMES=${names} -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    COMMENT "Embedding policies and lexicons" VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()

# src/rules/<family>/<name>.cpp defines `extern const RuleDefinition <family>_<name>` ('-' → '_');
# the table lists them all, sorted by id, so that adding a rule is adding a file.
function(write_rule_table target)
  set(declarations "")
  set(rules "")
  set(kinds "")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/src/rules
    ${PROJECT_SOURCE_DIR}/src/rules/*/*.cpp)
  list(SORT sources)
  foreach(source IN LISTS sources)
    string(REGEX REPLACE "\\.cpp$" "" symbol ${source})
    string(REGEX REPLACE "[-/]" "_" symbol ${symbol})
    string(APPEND declarations "extern const RuleDefinition ${symbol};\n")
    if(source MATCHES "^kinds/")
      string(APPEND kinds "    &${symbol},\n")
    else()
      string(APPEND rules "    &${symbol},\n")
    endif()
  endforeach()
  set(generated ${PROJECT_BINARY_DIR}/generated/rule_table.cpp)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [[
// Written by cmake/Embed.cmake from the files in src/rules.
#include "rules/table.hpp"

namespace obelus {
@declarations@
namespace {
constexpr std::initializer_list<const RuleDefinition*> kRules = {
@rules@};
constexpr std::initializer_list<const RuleDefinition*> kKinds = {
@kinds@};
}  // namespace

std::span<const RuleDefinition* const> rule_table() noexcept { return kRules; }
std::span<const RuleDefinition* const> kind_table() noexcept { return kKinds; }
}  // namespace obelus
]])
  target_sources(${target} PRIVATE ${generated})
endfunction()
