using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PortReservation.Client;
using PortReservation.Messages;

namespace PortReservation.Sessions;

/// <summary>
/// Reads what Import-Module -ArgumentList brought: an unknown name or a value of the wrong kind is an error at import. Whole
/// numbers may have any type (JSON's are Int64), and words any case, as everywhere in PowerShell.
/// </summary>
internal sealed class OptionReader
{
    private static readonly string[] Names = { "Backend", "Clr", "IdleSeconds", "NodePath", "StateDirectory", "TimeoutSeconds" };
    private readonly Sentences sentences;

    internal OptionReader(Sentences sentences) => this.sentences = sentences;

    /// <exception cref="ArgumentException">Something is wrong with the options; the message says what.</exception>
    internal ModuleOptions Read(object? given)
    {
        if (Plain(given) is not IDictionary table)
        {
            throw new ArgumentException(sentences.OptionsNotATable(Shown.Of(given)));
        }
        var options = new ModuleOptions();
        foreach (DictionaryEntry entry in table)
        {
            Read(options, Shown.Of(entry.Key), Plain(entry.Value));
        }
        return options;
    }

    private void Read(ModuleOptions options, string given, object? value)
    {
        var name = Names.FirstOrDefault(known => string.Equals(known, given, StringComparison.OrdinalIgnoreCase));
        switch (name)
        {
            case "Backend": options.Backend = Choice(name, value, "windows", "linux", "memory"); break;
            case "Clr": options.Clr = Choice(name, value, "framework", "core"); break;
            case "NodePath": options.NodePath = AbsoluteText(name, value); break;
            case "StateDirectory": options.StateDirectory = AbsoluteText(name, value); break;
            case "IdleSeconds": options.IdleSeconds = Seconds(name, value); break;
            case "TimeoutSeconds": options.TimeoutSeconds = Seconds(name, value); break;
            default: throw new ArgumentException(sentences.UnknownOption(given, string.Join(", ", Names)));
        }
    }

    private string Text(string name, object? value) =>
        value is string { Length: > 0 } text ? text : throw new ArgumentException(sentences.OptionNotText(name, Shown.Of(value)));

    private string AbsoluteText(string name, object? value)
    {
        var text = Text(name, value);
        return AbsolutePath.Is(text) ? text : throw new ArgumentException(sentences.OptionNotAbsolute(name, text));
    }

    private string Choice(string name, object? value, params string[] choices)
    {
        var text = Text(name, value);
        return choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(sentences.OptionNotAChoice(name, string.Join(", ", choices), text));
    }

    private int Seconds(string name, object? value)
    {
        if (value is sbyte or byte or short or ushort or int or uint or long or ulong)
        {
            var seconds = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            if (seconds >= 1 && seconds <= 86400)
            {
                return (int)seconds;
            }
        }
        throw new ArgumentException(sentences.OptionNotSeconds(name, Shown.Of(value)));
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
