# Everything that Obelus stands on, from Debian 12 (see ./dev for the package names).
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

include(PlainLibrary)
find_plain_library(md4c md4c.h md4c)  # its CMake file also wants libmd4c-html
find_plain_library(cld2 cld2/public/compact_lang_det.h cld2)
find_plain_library(xxhash xxhash.h xxhash)
find_plain_library(git2 git2.h git2)
