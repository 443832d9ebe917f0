using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortReservation.Commands;

/// <summary>
/// Takes what came back from a job, a file or a remote machine for what it was: the engine puts "Deserialized." before the name
/// of its type.
/// </summary>
public sealed class BlockObjectsAttribute : ArgumentTransformationAttribute
{
    private const string Prefix = "Deserialized.";
    private readonly string name;

    /// <param name="type">The type of the objects that the parameter takes.</param>
    public BlockObjectsAttribute(Type type) => name = type.FullName!;

    /// <summary>Answers copies of such objects with the name of their type, and everything else as it is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } several
            ? several.Cast<object?>().Select(Named).ToArray()
            : Named(inputData)!;

    private object? Named(object? given)
    {
        if (given is not PSObject copy || !IsDeserialized(copy.TypeNames))
        {
            return given;
        }
        var named = new PSObject();
        foreach (var property in copy.Properties)
        {
            named.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }
        named.TypeNames.Insert(0, name);
        return named;
    }

    private bool IsDeserialized(IEnumerable<string> names) =>
        names.Any(known => string.Equals(known, Prefix + name, StringComparison.OrdinalIgnoreCase));
}
