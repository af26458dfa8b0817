# What is written while building and compiled in: Unicode tables, the built-in policies and lexicons,
# and the table of rules.

# The tables of text/chars.hpp and text/fold_table.hpp. Asking ICU for them at every start would
# take longer than checking an article.
function(write_unicode_tables target)
  set(text ${PROJECT_SOURCE_DIR}/src/text)
  add_executable(write_unicode_tables ${PROJECT_SOURCE_DIR}/cmake/write_unicode_tables.cpp
    ${text}/char_properties.cpp ${text}/fold_icu.cpp ${text}/offset_map.cpp ${text}/utf8.cpp)
  target_include_directories(write_unicode_tables PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(write_unicode_tables PRIVATE ${OBELUS_WARNINGS} -O1)
  target_link_libraries(write_unicode_tables PRIVATE ICU::uc)
  set(generated ${PROJECT_BINARY_DIR}/generated/unicode_tables.cpp)
  add_custom_command(OUTPUT ${generated} COMMAND write_unicode_tables ${generated}
    DEPENDS write_unicode_tables COMMENT "Asking ICU for its tables" VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()

# Every file of policies/ becomes a row of the table that policy/embedded.hpp declares.
function(embed_policies target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/policies/*.yaml ${PROJECT_SOURCE_DIR}/policies/lexicons/*.txt)
  set(policy ${PROJECT_SOURCE_DIR}/src/policy)
  add_executable(write_embedded ${PROJECT_SOURCE_DIR}/cmake/write_embedded.cpp
    ${policy}/lexicon_file.cpp ${policy}/error.cpp)
  target_compile_options(write_embedded PRIVATE ${OBELUS_WARNINGS} -O1)
  target_link_libraries(write_embedded PRIVATE obelus_text)
  string(SHA1 names "${files}")  # so that it also runs when a file is gone
  set(list ${PROJECT_BINARY_DIR}/generated/embedded_files)
  file(CONFIGURE OUTPUT ${list} CONTENT ${names})
  set(generated ${PROJECT_BINARY_DIR}/generated/embedded_policies.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND write_embedded ${PROJECT_SOURCE_DIR}/policies ${generated}
    DEPENDS write_embedded ${files} ${list} COMMENT "Embedding policies and lexicons" VERBATIM)
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
