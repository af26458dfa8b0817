// What was installed together with the program, found by where the program is.
#pragma once

#include <filesystem>
#include <string>

namespace obelus {

// Where the running program lies, symbolic links followed.
std::filesystem::path program_folder();
std::filesystem::path installed_plugins();

// Where reports send their readers (see report/docs_address.hpp): the address given, or that for
// which the program was built, or the files that were installed with it; else nowhere.
std::string docs_address(const std::string& given);

}  // namespace obelus
