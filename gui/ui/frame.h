// One frame of the desk, from the outside: who owns the window gives size and events, draws, and reads the record.
// Screens need only gui/ui/ui.h.
#pragma once

#include <functional>
#include <memory>

#include "gui/ui/input.h"
#include "gui/ui/record.h"

struct ImGuiContext;

namespace skoen::gui::ui {

struct State;

// Pixels of an em: 18 times the text scale, more on windows larger than 1600x900, so that a large window shows the
// same page larger rather than a page lost in white. Whole pixels, rounded down.
float em_for(float width, float height, float scale);

struct FrameInput {
    float width = 1600, height = 900;  // pixels of the window
    float scale = 1;                   // text size: 1, 1.25, 1.5 or 2
    float seconds = 1.0F / 60;         // since the last frame
    double clock = 0;                  // seconds that ui::seconds() tells
    float em = 0;                      // pixels; 0: em_for()
};

enum class Pointer { arrow, hand, text, sideways };

// Owns a Dear ImGui context with style and fonts (Noto Sans from fonts-noto-core).
class Frames {
  public:
    // `upload_fonts` takes the atlas of the current context to where it is drawn from, and sets its texture id; called
    // from begin() whenever em changed. Without one (tests) the texture is a number that nobody looks at.
    explicit Frames(std::function<void()> upload_fonts);
    ~Frames();
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    // Throws std::runtime_error naming the font file when it is missing.
    void begin(const FrameInput& input, EventQueue& events, bool record);
    void end();  // draw data are ready
    // Its Dear ImGui context becomes current, where there are several.
    void activate();

    const Recording& recording() const;
    // Something was asked for that shows only in the next frame (the keyboard goes elsewhere).
    bool wants_frame() const;
    bool wants_tick() const;  // the page shows the time
    Pointer pointer() const;

  private:
    ImGuiContext* context_;
    std::unique_ptr<State> state_;
    std::function<void()> upload_fonts_;
};

}  // namespace skoen::gui::ui
