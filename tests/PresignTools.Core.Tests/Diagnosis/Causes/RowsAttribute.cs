using System.Reflection;
using Xunit.Sdk;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>One of the three tables of the class that a test runs in.</summary>
/// <param name="table">The property that has the table.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RowsAttribute(string table) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        Type tests = testMethod.ReflectedType!;
        PropertyInfo property = tests.GetProperty(table, BindingFlags.Instance | BindingFlags.NonPublic)!;
        return ((CauseRow[])property.GetValue(Activator.CreateInstance(tests))!).Select(static r => new object[] { r });
    }
}
