// The test programs' main: Catch2 2 generates it here, Catch2 3 is handed the arguments.
#ifdef ADDUCE_CATCH2_V2
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>
int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
#endif
