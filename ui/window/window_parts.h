#pragma once

class QMainWindow;

namespace sinopia {

class ActionSet;
class CanvasWidget;
class Document;
class MessageBar;
class PaintSettings;
class StatusLine;

/// What every group of actions works on. The window makes and owns the parts; they outlive the groups.
struct WindowParts {
    QMainWindow& window;
    Document& document;
    PaintSettings& settings;
    ActionSet& actions;
    CanvasWidget& canvas;
    MessageBar& messages;
    StatusLine& status;
};

} // namespace sinopia
