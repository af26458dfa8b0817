# cmake -DROOT=policies -DOUTPUT=file.cpp -P WriteEmbedded.cmake
# Writes every policy and lexicon as a string literal of hexadecimal escapes, a source line for each
# line of the file. The detour over HEX is what keeps the bytes right: CMake's own strings take
# semicolons and brackets for lists, drop NULs and count in bytes, and raw literals must not hold
# their own delimiter.
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.yaml ${ROOT}/lexicons/*.txt)
list(SORT files COMPARE STRING)
set(table "")
foreach(name IN LISTS files)
  file(READ ${ROOT}/${name} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" escapes "${hex}")
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" escapes "${escapes}")
  string(APPEND table "    {\"${name}\",\n     {\"${escapes}\", ${size}}},\n")
endforeach()
set(content "// Written by cmake/WriteEmbedded.cmake from policies/.
#include \"policy/embedded.hpp\"

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace obelus {
namespace {
constexpr EmbeddedFile kFiles[] = {
${table}};
}  // namespace

std::span<const EmbeddedFile> embedded_files() noexcept { return kFiles; }
}  // namespace obelus
")
file(WRITE ${OUTPUT} "${content}")
