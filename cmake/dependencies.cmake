# Every library that is not ours and is linked, once: read by the build and, installed, by the package config.
# A room links what it needs, PRIVATE; their headers appear in .cpp files only.
find_package(OpenSSL REQUIRED)               # OpenSSL::Crypto (SHA-256)
find_package(dnnl REQUIRED)                  # DNNL::dnnl (2.6 and 3.x)
find_package(spdlog REQUIRED)                # spdlog::spdlog, the compiled library
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
if(NOT TARGET PkgConfig::UTF8PROC)
  pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET GLOBAL libutf8proc)
endif()
if(NOT TARGET PkgConfig::ADDUCE_GRAPHVIZ)
  pkg_check_modules(ADDUCE_GRAPHVIZ REQUIRED IMPORTED_TARGET GLOBAL libgvc libcgraph)
endif()
