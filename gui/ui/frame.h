// One frame of the desk, from the outside: who owns the window gives size and events, draws, and reads the record.
// Screens need only gui/ui/ui.h.
#pragma once

#include "gui/ui/input.h"
#include "gui/ui/record.h"

namespace skoen::gui::ui {

// Pixels of an em: 18 times the text scale, more on windows larger than 1600x900 (whole pixels), so that a large
// window shows the same page larger rather than a page lost in white.
float em_for(float width, float height, float scale);

struct FrameInput {
    float width = 1600, height = 900;  // pixels of the window
    float scale = 1;                   // text size: 1, 1.25, 1.5 or 2
    float seconds = 1.0F / 60;         // since the last frame
};

// Creates the Dear ImGui context with style and fonts; one at a time. Fonts are Noto Sans from fonts-noto-core.
// Throws std::runtime_error naming the file when it is missing.
class Frames {
public:
    Frames();
    ~Frames();
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    // Rebuilds the atlas when em changed: then `fonts_changed` of the last begin() is true and the painter must take
    // the new texture.
    bool begin(const FrameInput& input, EventQueue& events, bool record);
    void end();  // ImGui::Render(): draw data are ready

    const Recording& recording() const;
    // True when a widget changed something that shows only in the next frame (focus moved, size not yet known).
    bool wants_frame() const;
};

}  // namespace skoen::gui::ui
