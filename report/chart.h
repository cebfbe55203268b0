// A chart: a sentence that says what one sees, a grey line that says what is counted, the picture that proves it, and the
// numbers behind it.
#pragma once

#include <string>
#include <vector>

#include "report/pen.h"
#include "report/reading.h"

namespace skoen::report {

// The numbers behind a picture, as texts in the chart's language.
struct DataTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as columns
};

struct Chart {
    std::string id;        // "tradeoff"
    std::string headline;  // made from the result
    std::string counted;   // what is counted, and per what
    Scene picture;         // its title is the headline
    DataTable data;
};

// Where the chart goes. With a number it brings its own heading: rule, number, headline, grey line.
struct Frame {
    double width = 27, height = 14;  // em; the whole block
    int number = 0;                  // 0: no heading, whoever places the picture sets it
    int headline_lines = 1;          // room for at least so many, so that neighbours in a row start level
    int counted_lines = 1;
    TextMeasure measure = text_width;
};

// How many lines headline and grey line take at that width, for neighbours in a row.
struct HeadingLines {
    int headline = 1, counted = 1;
};
[[nodiscard]] HeadingLines heading_lines(const Chart& chart, double width,
                                         const TextMeasure& measure = text_width);

// What a heading of so many lines takes, from the top of the block to where the picture begins.
[[nodiscard]] double heading_height(const HeadingLines& lines);

// Sets size, title and description, draws the heading if the frame asks for one, and returns the y below it from which the
// picture may be drawn.
[[nodiscard]] double begin_picture(Chart& chart, const Frame& frame);

// Nothing is drawn smaller than it can be read: frame and picture become at least so high.
void at_least(Chart& chart, Frame& frame, double height);

// An empty picture says why it is empty.
void draw_nothing(Chart& chart, const Frame& frame, double top, std::string_view why);

// The description for those who do not see the picture: headline, grey line, and the numbers row by row.
void describe_picture(Chart& chart);

}  // namespace skoen::report
