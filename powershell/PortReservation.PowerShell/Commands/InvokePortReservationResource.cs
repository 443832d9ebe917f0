using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PortReservation.Blocks;
using PortReservation.Client;

namespace PortReservation.Commands;

/// <summary>
/// Invoke-PortReservationResource, for the module's DSC classes alone: an operation of the core's resource of the same name.
/// Answers states as tables of a class's properties.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PortReservationResource")]
public sealed class InvokePortReservationResourceCommand : PortReservationCommand
{
    /// <summary>What a class has of a state, by the name that the core has for it.</summary>
    private static readonly Dictionary<string, string> Properties = new()
    {
        ["protocol"] = "Protocol",
        ["startPort"] = "StartPort",
        ["numberOfPorts"] = "NumberOfPorts",
        ["store"] = "Store",
        ["ensure"] = "Ensure",
        ["token"] = "Token",
    };

    /// <summary>What a filter narrows by: the rest has a value in every object of a class, whether one was given or not.</summary>
    private static readonly string[] Keys = { "protocol", "startPort", "numberOfPorts" };

    private static readonly string[] Wanted = { "protocol", "startPort", "numberOfPorts", "store", "ensure" };

    /// <summary>The words that the core knows: a class takes them in any case.</summary>
    private static readonly string[] Words = { "tcp", "udp", "active", "persistent", "Present", "Absent" };

    /// <summary>The name of the class.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Type { get; set; } = "";

    /// <summary>get, test, set or export.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Operation { get; set; } = "";

    /// <summary>An object of the class; for export a filter, or nothing.</summary>
    [Parameter(Position = 2)]
    public PSObject? Instance { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var reply = Conversation.Ask(Request());
        if (reply is not Reply.Answer answer)
        {
            ThrowTerminatingError(Errors.For(reply, Sentences, Instance));
            return;
        }
        switch (answer.Result)
        {
            case List<object?> states:
                WriteObject(states.Select(state => State((Dictionary<string, object?>)state!)), enumerateCollection: true);
                break;
            case Dictionary<string, object?> told when told.YesOrNo("inDesiredState") is { } inDesiredState:
                WriteObject(inDesiredState);
                break;
            case Dictionary<string, object?> told:
                var state = State((Dictionary<string, object?>)told["state"]!);
                state["Reasons"] = ((List<object?>)told["reasons"]!).Select(Reason).ToArray();
                WriteObject(state);
                break;
        }
    }

    private Request Request()
    {
        var request = Client.Request.Repeatable("resource").With("type", Type).With("operation", Operation);
        if (Instance is { } instance)
        {
            request.With("instance", InstanceOf(instance, Operation == "export" ? Keys : Wanted));
        }
        return Operation == "set" ? request.WarningIfStopped(sentences => sentences.ResourceChangeStopped(Type)) : request;
    }

    /// <summary>What an object of a class is to be. What nobody has given is null, or 0 where it is a number.</summary>
    private static Request InstanceOf(PSObject instance, string[] names)
    {
        var members = Client.Request.Repeatable("");
        foreach (var known in Properties.Where(known => names.Contains(known.Key)))
        {
            switch (instance.Properties[known.Value]?.Value)
            {
                case ushort number when number > 0: members.With(known.Key, number); break;
                case string { Length: > 0 } text: members.With(known.Key, Word(text)); break;
            }
        }
        return members;
    }

    private static string Word(string given) =>
        Words.FirstOrDefault(word => string.Equals(word, given, StringComparison.OrdinalIgnoreCase)) ?? given;

    private static Hashtable State(Dictionary<string, object?> told)
    {
        var state = new Hashtable();
        foreach (var member in told)
        {
            state[Properties[member.Key]] = member.Value is double number ? (ushort)number : member.Value;
        }
        return state;
    }

    /// <summary>A reason, whose code has the form that machine configuration in Azure asks for.</summary>
    private Hashtable Reason(object? reason)
    {
        var told = (Dictionary<string, object?>)reason!;
        return new Hashtable { ["Code"] = $"{Type}:{Type}:{told.Text("code")}", ["Phrase"] = told.Text("phrase") };
    }
}
