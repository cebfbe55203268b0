// Wrapped paragraphs and aligned columns.
#include "cli/layout.h"

#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using cli::wrapped;

TEST_CASE("paragraphs break at spaces and count characters", "[cli][layout]") {
    CHECK(wrapped("aa bb cc", 5) == "aa bb\ncc");
    CHECK(wrapped("aa bb cc", 5, 2) == "aa bb\n  cc");
    CHECK(wrapped("  aa bb cc", 7, 4) == "  aa bb\n    cc");
    CHECK(wrapped("ææ øø åå", 5) == "ææ øø\nåå");  // ten bytes, five characters
    CHECK(wrapped("aaaaaaaa bb", 5) == "aaaaaaaa\nbb");
    CHECK(wrapped("", 5).empty());
    CHECK(wrapped("12\u00a0% af", 4) == "12\u00a0%\naf");  // a no-break space holds
}

TEST_CASE("columns are aligned", "[cli][layout]") {
    cli::Table table({"Plan", "a\nb", "note"}, 8);
    table.left_column(2);
    table.row({"Uden score", "1,5", "x"});
    table.row({"Øst", "10,25", "længere"});
    CHECK(table.str() == "Plan         a  note\n"
                         "             b\n"
                         "-----------------------\n"
                         "Uden       1,5  x\n"
                         "  score\n"
                         "Øst      10,25  længere\n");
    CHECK_THROWS_AS(table.row({"too", "few"}), base::InternalError);
}
