// Every widget on one page, for tests. Not a view of the desk.
#pragma once

#include <string>

namespace skoen::tests {

struct Gallery {
    int scale = 0, certainty = 2, choice = 1;
    bool on = true;
    double week = 4;
    int from = 3, to = 12;
    std::string note;
    int presses = 0;
    std::string last;  // key that was pressed last
    std::string mark;  // of the chart, pressed last

    void draw();

  private:
    void draw_left(float x, float width);
    void draw_right(float x, float width);
    void note_press(bool pressed, const std::string& key);
};

}  // namespace skoen::tests
