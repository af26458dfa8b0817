// Path patterns as .gitignore has them, for overrides in policies and for ignore files.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace obelus {

// Whether `pattern` matches `path` or a folder that `path` lies in. `path` is relative to where the
// pattern stands, with / between its parts; a trailing / says that it is a folder itself.
//   *  any characters but /      ?  one character but /      [a-z] [!a-z]  one of a set, or not
//   **  any number of folders    \  takes the next character as it is
// A pattern with a slash before its end is anchored, any other matches at every depth; a slash at
// its end matches folders alone. A set that is never closed matches nothing. A leading ! means
// nothing here: see globs_match.
bool glob_match(std::string_view pattern, std::string_view path);

// Whether the last of `patterns` that matches `path` is one without a leading !.
bool globs_match(std::span<const std::string> patterns, std::string_view path);

}  // namespace obelus
